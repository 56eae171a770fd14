# The volume is reserved for a claim "data" of no namespace. That is no claim at all, and the volume is lost to
# everybody.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/reserved-without-namespace-nfs
