//! Events for the page bench, the same for every timeline in it: three quarters of a century of songs, nights and prizes,
//! every tenth a tour of some weeks, some known by month or year only.

/// An event: kind (0 to 3), first day, last day as `(year, month, day)`, EDTF date, title.
#[allow(dead_code, reason = "one timeline takes the date, another the days")]
pub struct Made {
    pub kind: usize,
    pub first: (u32, u32, u32),
    pub last: (u32, u32, u32),
    pub date: String,
    pub title: String,
}

const WORDS: [&str; 12] =
    ["Low", "Water", "Harbour", "Moth", "Lantern", "Season", "Slow", "Rooms", "Night", "Bus", "Ferry", "Tide"];

/// The first `count` events; the same ones every time.
pub fn made(count: u32) -> impl Iterator<Item = Made> {
    let mut seed = 20_260_514u32;
    let mut draw = move |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    (0..count).map(move |number| {
        let (year, month, day) = (1950 + draw(76), 1 + draw(12), 1 + draw(28));
        let title: Vec<&str> = (0..1 + draw(3)).filter_map(|_| WORDS.get(draw(12) as usize)).copied().collect();
        let title = format!("{} {number}", title.join(" "));
        let kind = draw(4) as usize;
        let (last, date) = match draw(20) {
            0 | 1 => {
                let (end, weeks) = ((month + draw(2)).min(12), 28);
                ((year, end, weeks), format!("{year:04}-{month:02}-{day:02}/{year:04}-{end:02}-{weeks:02}"))
            }
            2 | 3 => ((year, month, 28), format!("{year:04}-{month:02}")),
            4 => ((year, 12, 28), format!("{year:04}")),
            _ => ((year, month, day), format!("{year:04}-{month:02}-{day:02}")),
        };
        let first = match date.len() {
            4 => (year, 1, 1),
            7 => (year, month, 1),
            _ => (year, month, day),
        };
        Made { kind, first, last, date, title }
    })
}
