//! The words that a set of rules knows, each with an id, its classes and a value; looked up once a token.

/// What a token is to the rules. The default is a word that no rule knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The classes it belongs to, one bit each.
    pub classes: u64,
    /// Its number, where it has one: a month's, a weekday's, a count.
    pub value: i32,
    /// Its id among the words that patterns name; 0 for none.
    pub word: u16,
    /// A letter that says which unit or part it names; 0 for none.
    pub unit: u8,
}

/// Words to marks. A hash table with open addressing: a lookup takes a few nanoseconds, which every token of an
/// archive pays.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    classes: Vec<(String, u64)>,
    words: Vec<(Box<str>, Mark)>,
    /// Hashes and indexes into `words`, one up; index 0 is a free place. Its length is a power of two.
    places: Vec<(u32, u16)>,
}

impl Vocabulary {
    /// An empty vocabulary with these classes; at most 64.
    pub fn new(classes: &[&str]) -> Self {
        let classes = classes.iter().take(64).enumerate().map(|(bit, name)| ((*name).to_owned(), 1u64 << bit)).collect();
        Self { classes, words: Vec::new(), places: vec![(0, 0); 64] }
    }

    /// The bit of a class.
    pub fn class(&self, name: &str) -> Option<u64> {
        self.classes.iter().find(|(known, _)| known == name).map(|(_, bit)| *bit)
    }

    /// Names a union of classes.
    pub fn name_union(&mut self, name: &str, bits: u64) {
        self.classes.push((name.to_owned(), bits));
    }

    /// The mark of a folded word; the default where it is not known.
    pub fn mark(&self, word: &str) -> Mark {
        self.find(word).ok().and_then(|index| self.words.get(index)).map_or(Mark::default(), |(_, mark)| *mark)
    }

    /// The index of a word, or the free place where it would go.
    fn find(&self, word: &str) -> Result<usize, usize> {
        let hash = hash(word);
        let mut place = hash as usize & (self.places.len() - 1);
        loop {
            match self.places[place] {
                (_, 0) => return Err(place),
                (known, index) if known == hash && *self.words[usize::from(index) - 1].0 == *word => {
                    return Ok(usize::from(index) - 1);
                }
                _ => place = (place + 1) & (self.places.len() - 1),
            }
        }
    }

    /// The id of a folded word, learned if need be.
    pub fn learn(&mut self, word: &str) -> u16 {
        self.entry(word).word
    }

    /// Adds classes, a value and a unit to a word.
    pub fn add(&mut self, word: &str, classes: u64, value: Option<i32>, unit: Option<u8>) {
        let mark = self.entry(word);
        mark.classes |= classes;
        mark.value = value.unwrap_or(mark.value);
        mark.unit = unit.unwrap_or(mark.unit);
    }

    fn entry(&mut self, word: &str) -> &mut Mark {
        let index = self.find(word).unwrap_or_else(|place| {
            let id = self.words.len() as u16 + 1;
            self.words.push((word.into(), Mark { word: id, ..Mark::default() }));
            self.places[place] = (hash(word), id);
            if self.words.len() * 4 > self.places.len() {
                self.grow();
            }
            self.words.len() - 1
        });
        &mut self.words[index].1
    }

    fn grow(&mut self) {
        let size = self.places.len() * 4;
        let places = std::mem::replace(&mut self.places, vec![(0, 0); size]);
        for (hash, index) in places.into_iter().filter(|(_, index)| *index != 0) {
            let mut place = hash as usize & (size - 1);
            while self.places[place].1 != 0 {
                place = (place + 1) & (size - 1);
            }
            self.places[place] = (hash, index);
        }
    }

    /// How many words it knows.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn hash(word: &str) -> u32 {
    let mixed = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    (mixed ^ (mixed >> 32)) as u32
}
