# Both claims were deleted and made again under their old names; their volumes still belong to the claims that are
# gone. One asks for its volume by name, one by class.
kubectl apply -f volumes.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/released-volume-data pv/released-volume-logs
kubectl apply -f claims.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data pvc/logs
kubectl delete -f claims.yaml
kubectl wait --for=jsonpath={.status.phase}=Released --timeout=30s pv/released-volume-data pv/released-volume-logs
kubectl apply -f claims-again.yaml
