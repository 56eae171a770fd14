# The volume of a bound claim is deleted, its protection taken away by hand.
kubectl apply -f volume.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/lost-volume-deleted-nfs
kubectl apply -f claim.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data
kubectl delete pv lost-volume-deleted-nfs --wait=false
kubectl patch pv lost-volume-deleted-nfs --type=merge --patch='{"metadata":{"finalizers":null}}'
kubectl wait --for=jsonpath={.status.phase}=Lost --timeout=30s pvc/data
