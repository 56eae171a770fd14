# The deleted volume of a bound claim comes back from a backup, reserved for the claim as people do it, without uid.
# The claim stays Lost, and the volume says Available.
kubectl apply -f volume.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/restored-without-uid-nfs
kubectl apply -f claim.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data
kubectl delete pv restored-without-uid-nfs --wait=false
kubectl patch pv restored-without-uid-nfs --type=merge --patch='{"metadata":{"finalizers":null}}'
kubectl wait --for=jsonpath={.status.phase}=Lost --timeout=30s pvc/data
kubectl apply -f volume-again.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/restored-without-uid-nfs
