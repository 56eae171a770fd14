# The volume is reserved for the claim, by a person, without uid, and 5G is less than 5Gi: passed over, and the event
# speaks of a missing class.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/reserved-too-small-nfs
