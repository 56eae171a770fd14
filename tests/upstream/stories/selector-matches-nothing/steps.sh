# The volume fits but for its label. The class has a provisioner, which no selector may be given to, and which is not
# installed here.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/selector-matches-nothing-nfs
