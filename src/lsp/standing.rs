//! What is analysed while somebody types: the text as it is, with the last good text of each block
//! that cannot be read in the block's place, so that its findings stand.
//!
//! A template, which is one whole, stands as a whole. Places of what is analysed lead back to the
//! text as it is by the runs that both have in common. Must not know: documents, diagnostics.

use super::position::floor;
use crate::diagnostic::{Problem, ProblemSeverity};
use crate::expr::lower;
use crate::frontend::cloudformation;
use crate::source::FileId;
use crate::syntax::yaml;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The file of places in a document's own text: one that is none has no places.
const OWN: FileId = FileId(0);

/// Texts by the head of a block and how often that head came before.
type Blocks = BTreeMap<(String, usize), String>;

/// What the parts of a document were when they could be read last.
#[derive(Clone, Debug, Default)]
pub(super) struct Good {
    blocks: Blocks,
    whole: Option<Arc<str>>,
}

/// A text to be analysed in the place of another one.
#[derive(Clone, Debug, Default)]
pub(super) struct Stood {
    /// The text; `None` where it is the document's own.
    pub text: Option<Arc<str>>,
    /// What is wrong with the document's own; places count in that.
    pub problems: Vec<Problem>,
    runs: Vec<Run>,
}

/// Text that both have.
#[derive(Clone, Copy, Debug)]
struct Run {
    own: usize,
    stood: usize,
    len: usize,
}

impl Stood {
    /// The place in the document's text of an offset in the text analysed.
    pub fn own(&self, offset: usize) -> usize {
        self.map(offset, |r| r.stood, |r| r.own)
    }

    /// The place in the text analysed of an offset in the document's text.
    pub fn stood(&self, offset: usize) -> usize {
        self.map(offset, |r| r.own, |r| r.stood)
    }

    fn map(&self, offset: usize, from: fn(&Run) -> usize, to: fn(&Run) -> usize) -> usize {
        if self.text.is_none() {
            return offset;
        }
        let after = self.runs.partition_point(|r| from(r) <= offset);
        match after.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(run) => to(run) + (offset - from(run)).min(run.len),
            None => 0,
        }
    }
}

/// What kind of text a path has.
fn is_hcl(path: &str) -> bool {
    [".tf", ".tofu", ".tfvars"]
        .iter()
        .any(|e| path.ends_with(e))
}

fn is_template(path: &str) -> bool {
    let endings = [".yaml", ".yml", ".json", ".template"];
    endings.iter().any(|e| path.ends_with(e))
}

impl Good {
    /// What is to be analysed for a text, which is noted as far as it can be read.
    pub fn stand(&mut self, path: &str, text: &Arc<str>) -> Stood {
        if is_hcl(path) {
            self.blocks(text)
        } else if is_template(path) {
            self.whole(path, text)
        } else {
            Stood::default()
        }
    }

    fn whole(&mut self, path: &str, text: &Arc<str>) -> Stood {
        let (_, problems) = yaml::parse(OWN, text);
        if !problems.iter().any(is_error) {
            let extension = path.rsplit_once('.').map_or("", |(_, e)| e);
            let ours = cloudformation::recognize(text, extension) || path.ends_with(".tf.json");
            self.whole = ours.then(|| text.clone());
            return Stood::default();
        }
        let Some(good) = &self.whole else {
            return Stood::default();
        };
        let mut runs = Vec::new();
        common(text, 0, good, 0, &mut runs);
        Stood {
            text: Some(good.clone()),
            problems,
            runs,
        }
    }

    fn blocks(&mut self, text: &Arc<str>) -> Stood {
        let (body, problems) = lower::lower_file(OWN, text);
        let broken = problems.iter().any(is_error);
        let sound: Vec<Range<usize>> = body
            .blocks
            .iter()
            .filter(|b| !b.body.partial)
            .map(|b| b.span.range())
            .chain(
                body.attributes
                    .iter()
                    .map(|a| a.name_span.join(a.expr.span).range()),
            )
            .collect();
        let pieces = pieces(text, sound, broken);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut named: Vec<(Piece, (String, usize))> = Vec::new();
        for piece in pieces {
            let head = head(text.get(piece.range.clone()).unwrap_or_default());
            let n = counts.entry(head).or_default();
            named.push((piece, (head.to_owned(), *n)));
            *n += 1;
        }
        if !broken {
            self.blocks.clear();
        }
        for (piece, key) in named.iter().filter(|(p, _)| p.sound) {
            let own = text.get(piece.range.clone()).unwrap_or_default();
            self.blocks.insert(key.clone(), own.to_owned());
        }
        if !broken {
            return Stood::default();
        }
        let mut out = String::with_capacity(text.len());
        let mut runs = Vec::new();
        let mut at = 0;
        let mut any = false;
        for (piece, key) in named.iter().filter(|(p, _)| !p.sound) {
            let Some(good) = self.last_good(key, &named) else {
                continue;
            };
            any = true;
            let before = text.get(at..piece.range.start).unwrap_or_default();
            runs.push(Run {
                own: at,
                stood: out.len(),
                len: before.len(),
            });
            out.push_str(before);
            let own = text.get(piece.range.clone()).unwrap_or_default();
            common(own, piece.range.start, good, out.len(), &mut runs);
            out.push_str(good);
            at = piece.range.end;
        }
        if !any {
            return Stood::default();
        }
        let rest = text.get(at..).unwrap_or_default();
        runs.push(Run {
            own: at,
            stood: out.len(),
            len: rest.len(),
        });
        out.push_str(rest);
        Stood {
            text: Some(out.into()),
            problems,
            runs,
        }
    }

    /// The last good text of a block: the one with its head, or, while the head itself is being
    /// written, the only one that is nowhere any more.
    fn last_good(&self, key: &(String, usize), now: &[(Piece, (String, usize))]) -> Option<&str> {
        if let Some(text) = self.blocks.get(key) {
            return Some(text);
        }
        let gone = |k: &&(String, usize)| !now.iter().any(|(_, have)| have == *k);
        let unknown = now
            .iter()
            .filter(|(p, k)| !p.sound && !self.blocks.contains_key(k));
        let mut gone = self.blocks.keys().filter(gone);
        match (gone.next(), gone.next(), unknown.count()) {
            (Some(only), None, 1) => self.blocks.get(only).map(String::as_str),
            _ => None,
        }
    }
}

fn is_error(problem: &Problem) -> bool {
    problem.severity == ProblemSeverity::Error
}

/// A block, or text in which there should be one.
#[derive(Debug)]
struct Piece {
    range: Range<usize>,
    sound: bool,
}

/// The sound parts of a text and what stands between them, in order. What stands between is parted
/// where a line begins like a block.
fn pieces(text: &str, mut sound: Vec<Range<usize>>, broken: bool) -> Vec<Piece> {
    sound.sort_by_key(|r| r.start);
    let mut out = Vec::new();
    let mut at = 0;
    let end = text.len()..text.len();
    for range in sound.iter().cloned().chain([end]) {
        if broken && range.start > at {
            gaps(text, at..range.start, &mut out);
        }
        at = at.max(range.end);
        if !range.is_empty() {
            out.push(Piece { range, sound: true });
        }
    }
    out
}

/// The broken blocks in a part of a text in which none is sound.
fn gaps(text: &str, part: Range<usize>, out: &mut Vec<Piece>) {
    let mut open: Option<usize> = None;
    let mut last = part.start;
    let mut at = part.start;
    for line in text
        .get(part.clone())
        .unwrap_or_default()
        .split_inclusive('\n')
    {
        let content = line.trim_end();
        let is_code = !content.is_empty() && !content.starts_with(['#', '/']);
        let is_head = content.starts_with(|c: char| c.is_ascii_alphabetic());
        // Behind a sound block its own line may go on.
        let whole_line = at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
        if is_head && whole_line {
            if let Some(start) = open {
                out.push(Piece {
                    range: start..last,
                    sound: false,
                });
            }
            open = Some(at);
        } else if is_code && whole_line && open.is_none() {
            open = Some(at);
        }
        at += line.len();
        if is_code {
            last = at - (line.len() - content.len());
        }
    }
    if let Some(start) = open {
        out.push(Piece {
            range: start..last.max(start),
            sound: false,
        });
    }
}

/// The first line of a block, up to its brace.
fn head(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    line.split('{').next().unwrap_or_default().trim()
}

/// The beginning and the end that two texts share.
fn common(own: &str, own_at: usize, stood: &str, stood_at: usize, runs: &mut Vec<Run>) {
    let same = |a: &mut dyn Iterator<Item = u8>, b: &mut dyn Iterator<Item = u8>| {
        a.zip(b).take_while(|(a, b)| a == b).count()
    };
    let front = floor(own, same(&mut own.bytes(), &mut stood.bytes()));
    runs.push(Run {
        own: own_at,
        stood: stood_at,
        len: front,
    });
    let room = own.len().min(stood.len()) - front;
    let mut back = same(&mut own.bytes().rev(), &mut stood.bytes().rev()).min(room);
    while back > 0 && !own.is_char_boundary(own.len() - back) {
        back -= 1;
    }
    if back > 0 {
        runs.push(Run {
            own: own_at + own.len() - back,
            stood: stood_at + stood.len() - back,
            len: back,
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const GOOD: &str = "# über\nresource \"a\" \"x\" {\n  acl = \"one\"\n}\n\nlocals {\n  l = 1\n}\n\n\
                        resource \"a\" \"y\" {\n  b = true\n}\n";

    fn stand(good: &mut Good, text: &str) -> Stood {
        good.stand("main.tf", &Arc::from(text))
    }

    #[test]
    fn a_broken_block_stands_and_the_others_go_on() {
        let mut good = Good::default();
        assert!(stand(&mut good, GOOD).text.is_none());
        let broken = GOOD
            .replace("acl = \"one\"", "acl = ")
            .replace("b = true", "b = false");
        let stood = stand(&mut good, &broken);
        let text = stood.text.clone().unwrap();
        assert_eq!(text.as_ref(), GOOD.replace("b = true", "b = false"));
        assert!(!stood.problems.is_empty());
        // What both have leads there and back; what one has alone, to where it was.
        for word in ["über", "resource \"a\" \"x\"", "l = 1", "false"] {
            let (own, other) = (broken.find(word).unwrap(), text.find(word).unwrap());
            assert_eq!((stood.own(other), stood.stood(own)), (own, other), "{word}");
        }
        let value = text.find("one").unwrap();
        assert_eq!(stood.own(value), broken.find("acl = ").unwrap() + 6);
        // Edited while the first is still broken: its newest text is the one that stands.
        let again = broken.replace("b = false", "b = ");
        let text = stand(&mut good, &again).text.unwrap();
        assert_eq!(text.as_ref(), GOOD.replace("b = true", "b = false"));
        assert!(stand(&mut good, GOOD).text.is_none());
    }

    #[test]
    fn an_open_brace_and_a_head_under_way() {
        let mut good = Good::default();
        stand(&mut good, GOOD);
        let open = GOOD.replace("\"one\"\n}", "\"one\"\n");
        let stood = stand(&mut good, &open).text.unwrap();
        assert!(stood.contains("\"one\"\n}"), "{stood}");
        assert!(stood.contains("b = true"), "{stood}");
        let head = GOOD.replace("resource \"a\" \"x\" {", "resource \"a\" \" {");
        let stood = stand(&mut good, &head).text.unwrap();
        assert!(stood.contains("resource \"a\" \"x\" {"), "{stood}");
    }

    #[test]
    fn what_was_removed_stays_removed() {
        let mut good = Good::default();
        stand(&mut good, GOOD);
        let without = GOOD.replace("locals {\n  l = 1\n}\n", "");
        assert!(stand(&mut good, &without).text.is_none());
        let broken = without.replace("true", "");
        let stood = stand(&mut good, &broken).text.unwrap();
        assert!(!stood.contains("locals"), "{stood}");
    }

    #[test]
    fn a_template_stands_as_a_whole() {
        let text = "Resources:\n  B:\n    Type: AWS::S3::Bucket\n";
        let mut good = Good::default();
        let mut stand = |text: &str| good.stand("t.yaml", &Arc::from(text));
        assert!(stand(text).text.is_none());
        let stood = stand("Resources:\n  B:\n    Type: AWS::S3::Bucket\n  C: [\n");
        assert_eq!(stood.text.as_deref(), Some(text));
        assert_eq!(stood.own(16), 16);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(texts in proptest::collection::vec("[a-z\"{}= \n#é]{0,60}", 1..6)) {
            let mut good = Good::default();
            stand(&mut good, GOOD);
            for text in texts {
                let stood = stand(&mut good, &text);
                let len = stood.text.as_ref().map_or(text.len(), |t| t.len());
                for offset in 0..=len {
                    proptest::prop_assert!(stood.own(offset) <= text.len());
                }
            }
        }
    }
}
