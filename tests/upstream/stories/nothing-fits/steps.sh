# Every volume fails in another way, and the class makes none. The event blames a plugin.
kubectl apply -f objects.yaml
kubectl wait --for=jsonpath={.status.phase}=Available --timeout=30s pv/nothing-fits-small pv/nothing-fits-modes pv/nothing-fits-class pv/nothing-fits-block pv/nothing-fits-small-modes
