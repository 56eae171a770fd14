//! Ages in kubectl's words: two units at most, always rounded down.

use jiff::Timestamp;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;

/// The age of something created then, as of now; `<unknown>` without a time.
pub fn age(created: Option<Timestamp>, now: Timestamp) -> String {
    created.map_or_else(|| "<unknown>".to_string(), |created| human(now.duration_since(created).as_millis()))
}

/// A duration in milliseconds, as apimachinery's `HumanDuration` prints it.
fn human(milliseconds: i128) -> String {
    let seconds = i64::try_from(milliseconds / 1000).unwrap_or(i64::MAX);
    match seconds {
        ..=-2 => "<invalid>".to_string(),
        -1..=0 => "0s".to_string(),
        _ if seconds < 2 * MINUTE => format!("{seconds}s"),
        _ if seconds < 10 * MINUTE => two(seconds, (MINUTE, "m"), (1, "s")),
        _ if seconds < 3 * HOUR => format!("{}m", seconds / MINUTE),
        _ if seconds < 8 * HOUR => two(seconds, (HOUR, "h"), (MINUTE, "m")),
        _ if seconds < 2 * DAY => format!("{}h", seconds / HOUR),
        _ if seconds < 8 * DAY => two(seconds, (DAY, "d"), (HOUR, "h")),
        _ if seconds < 2 * YEAR => format!("{}d", seconds / DAY),
        _ if seconds < 8 * YEAR => two(seconds, (YEAR, "y"), (DAY, "d")),
        _ => format!("{}y", seconds / YEAR),
    }
}

/// Two units, the smaller one dropped when it is zero.
fn two(seconds: i64, (large, large_sign): (i64, &str), (small, small_sign): (i64, &str)) -> String {
    match seconds % large / small {
        0 => format!("{}{large_sign}", seconds / large),
        rest => format!("{}{large_sign}{rest}{small_sign}", seconds / large),
    }
}

#[cfg(test)]
mod tests {
    use super::human;

    #[test]
    fn as_kubectl_prints_them() {
        let table: &[(i128, &str)] = &[
            (-5_000, "<invalid>"),
            (-2_000, "<invalid>"),
            (-1_999, "0s"),
            (0, "0s"),
            (119_999, "119s"),
            (120_000, "2m"),
            (330_000, "5m30s"),
            (599_000, "9m59s"),
            (600_000, "10m"),
            (10_799_000, "179m"),
            (10_800_000, "3h"),
            (28_799_000, "7h59m"),
            (28_800_000, "8h"),
            (172_799_000, "47h"),
            (172_800_000, "2d"),
            (266_400_000, "3d2h"),
            (691_199_000, "7d23h"),
            (691_200_000, "8d"),
            (34_560_000_000, "400d"),
            (63_072_000_000, "2y"),
            (66_096_000_000, "2y35d"),
            (252_288_000_000, "8y"),
            (283_824_000_000, "9y"),
        ];
        for (milliseconds, text) in table {
            assert_eq!(human(*milliseconds), *text, "{milliseconds}");
        }
    }
}
