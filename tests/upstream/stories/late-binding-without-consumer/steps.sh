# A volume fits, but the class waits for a pod and there is none: nothing is wrong.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/late-binding-without-consumer-nfs
