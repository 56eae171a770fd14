# The volume fits but for its label, and the class makes none.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/selector-matches-nothing-nfs
