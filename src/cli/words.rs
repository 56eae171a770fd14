//! What a TARGET on the command line means.

use crate::render::text::clean;

/// A target as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// A claim of the namespace at hand.
    Name(String),
    /// A claim of this namespace.
    Qualified {
        /// The namespace.
        namespace: String,
        /// The claim.
        name: String,
    },
}

/// The kinds that kubectl knows by these names and that may stand before a slash: names, the kind in words.
const KINDS: &[(&[&str], &str)] = &[
    (&["pv", "persistentvolume", "persistentvolumes"], "volume"),
    (&["po", "pod", "pods"], "pod"),
    (&["deploy", "deployment", "deployments"], "Deployment"),
    (&["sts", "statefulset", "statefulsets"], "StatefulSet"),
    (&["ds", "daemonset", "daemonsets"], "DaemonSet"),
    (&["rs", "replicaset", "replicasets"], "ReplicaSet"),
    (&["job", "jobs"], "Job"),
    (&["cj", "cronjob", "cronjobs"], "CronJob"),
    (&["sc", "storageclass", "storageclasses"], "StorageClass"),
    (&["va", "volumeattachment", "volumeattachments"], "VolumeAttachment"),
    (&["no", "node", "nodes"], "node"),
    (&["ns", "namespace", "namespaces"], "namespace"),
];

const CLAIM: [&str; 3] = ["pvc", "persistentvolumeclaim", "persistentvolumeclaims"];

/// Read a target.
///
/// # Errors
/// One line: the target names something else than a claim, or nothing at all.
pub fn read(word: &str) -> Result<Word, String> {
    let parts: Vec<&str> = word.split('/').collect();
    match parts.as_slice() {
        [] | [""] => Err("a target is empty; give the name of a claim".to_string()),
        _ if parts.contains(&"") => Err(format!("{:?} lacks a name on one side of the slash", clean(word))),
        [name] => Ok(Word::Name((*name).to_string())),
        [kind, name] if is_claim(kind) => Ok(Word::Name((*name).to_string())),
        [kind, name] if other(kind).is_some() => Err(unsupported(other(kind).unwrap_or_default(), name)),
        [namespace, name] => Ok(qualified(namespace, name)),
        [kind, namespace, name] if is_claim(kind) => Ok(qualified(namespace, name)),
        _ => Err(format!("{:?} has too many slashes; a claim is NAME, pvc/NAME or NAMESPACE/NAME", clean(word))),
    }
}

fn qualified(namespace: &str, name: &str) -> Word {
    Word::Qualified { namespace: namespace.to_string(), name: name.to_string() }
}

/// The resource without its group: `deployments.apps` is `deployments`.
fn resource(kind: &str) -> String {
    kind.split('.').next().unwrap_or_default().to_lowercase()
}

fn is_claim(kind: &str) -> bool {
    CLAIM.contains(&resource(kind).as_str())
}

fn other(kind: &str) -> Option<&'static str> {
    let resource = resource(kind);
    KINDS.iter().find(|(names, _)| names.contains(&resource.as_str())).map(|(_, words)| *words)
}

/// What to do instead.
fn unsupported(kind: &str, name: &str) -> String {
    let name = clean(name);
    let quoted = shlex::try_quote(&name).unwrap_or_default();
    let instead = match kind {
        "volume" => format!(
            "ask for its claim, which this names: kubectl get pv {quoted} -o jsonpath='{{.spec.claimRef.namespace}}/{{.spec.claimRef.name}}'"
        ),
        "pod" => format!(
            "ask for its claims, which this names: kubectl get pod {quoted} -o jsonpath='{{.spec.volumes[*].persistentVolumeClaim.claimName}}'"
        ),
        "namespace" => format!("use: kubectl pv-why -n {quoted}"),
        "StorageClass" | "VolumeAttachment" | "node" => "ask for a claim, or for all of them: kubectl pv-why -A".to_string(),
        _ => "ask for its claims by name, or for all of the namespace: kubectl pv-why".to_string(),
    };
    format!("a {kind} cannot be asked about yet ({name}); {instead}")
}

#[cfg(test)]
mod tests {
    use super::{Word, qualified, read};

    #[test]
    fn claims() {
        let name = |name: &str| Ok(Word::Name(name.to_string()));
        for (word, expected) in [
            ("data-0", name("data-0")),
            ("pvc/data-0", name("data-0")),
            ("pvc/check", name("check")),
            ("PVC/data-0", name("data-0")),
            ("persistentvolumeclaim/data-0", name("data-0")),
            ("persistentvolumeclaims/data-0", name("data-0")),
            ("shop/data-0", Ok(qualified("shop", "data-0"))),
            ("pvc/shop/data-0", Ok(qualified("shop", "data-0"))),
        ] {
            assert_eq!(read(word), expected, "{word}");
        }
    }

    #[test]
    fn anything_else_is_told_in_one_line() {
        for word in [
            "",
            "/",
            "pvc/",
            "/x",
            "a/b/c",
            "pv/x",
            "pod/db-0",
            "po/db-0",
            "sts/db",
            "deployments.apps/web",
            "sc/fast",
            "node/n1",
            "ns/shop",
        ] {
            let told = read(word).err().is_some_and(|error| !error.contains('\n') && !error.is_empty());
            assert!(told, "{word}");
        }
    }
}
