# The volume is reserved for the claim and fits, but has one access mode more than asked. A free volume with exactly
# the modes asked wins.
kubectl apply -f volumes.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/reserved-loses-to-closer-modes-mine pv/reserved-loses-to-closer-modes-free
kubectl apply -f claim.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data
