# The default class would be given to claims of other stories.
kubectl delete -f objects.yaml
