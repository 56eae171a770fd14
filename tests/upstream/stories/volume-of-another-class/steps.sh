# The claim names a volume that has another class.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/volume-of-another-class-nfs
