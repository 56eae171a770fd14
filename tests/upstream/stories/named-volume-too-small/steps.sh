# The claim names a volume that is smaller than it asks for.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/named-volume-too-small-nfs
