# As reserved-too-small, but another volume fits: the claim is bound to that one, and nothing says that the reserved
# one was passed over.
kubectl apply -f volumes.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/passed-over-for-another-mine pv/passed-over-for-another-free
kubectl apply -f claim.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data
