# The claim names a volume that nobody ever made. The controller waits for it without a word.
kubectl apply -f objects.yaml
