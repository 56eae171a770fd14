# Volume and claim name each other, so the controller binds them and compares neither size nor class nor access modes.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Bound --timeout=30s pvc/data
