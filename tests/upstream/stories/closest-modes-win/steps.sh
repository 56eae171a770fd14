# Two volumes fit. The one with fewer access modes wins, though it is a hundred times larger.
kubectl apply -f volumes.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/closest-modes-win-large pv/closest-modes-win-exact
kubectl apply -f claim.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data
