# As restored-without-uid, but the volume comes back reserved for nobody: the claim is bound to it again, and only the
# old event still speaks of loss.
kubectl apply -f volume.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/restored-volume-nfs
kubectl apply -f claim.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data
kubectl delete pv restored-volume-nfs --wait=false
kubectl patch pv restored-volume-nfs --type=merge --patch='{"metadata":{"finalizers":null}}'
kubectl wait --for=jsonpath={.status.phase}=Lost --timeout=30s pvc/data
kubectl apply -f volume.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data
