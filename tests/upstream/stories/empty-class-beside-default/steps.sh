# Class "" means "none, ever": the default class does not apply to it, and the event reads as if the cluster had none.
kubectl apply -f objects.yaml
