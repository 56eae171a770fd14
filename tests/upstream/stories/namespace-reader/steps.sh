# The only volume is too small, and one of the two who ask may not see it: he may read his namespace and nothing else.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/namespace-reader-nfs
