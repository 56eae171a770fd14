# The claim names no class, no class is the default, and no volume is without class.
kubectl apply -f objects.yaml
