# The volume is reserved for a claim "media" of no namespace: no claim at all, and the volume is lost to everybody.
# (No other story may have a claim of that name, size and mode: which of two namesakes was meant, nobody can tell.)
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/reserved-without-namespace-nfs
