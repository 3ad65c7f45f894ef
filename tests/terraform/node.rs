//! A generated expression as a tree, so that it can be made smaller.

/// An expression, or a part of one.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Debug)]
enum Part {
    Text(String),
    Node(Node),
}

/// What a part is replaced by when that makes a difference smaller.
const SIMPLE: [&str; 7] = ["null", "1", "\"a\"", "true", "[]", "{}", "local.u"];

impl Node {
    /// Text without parts.
    pub fn leaf(text: impl Into<String>) -> Node {
        Node {
            parts: vec![Part::Text(text.into())],
        }
    }

    /// A form in which each `§` stands for the next child.
    pub fn form(form: &str, children: Vec<Node>) -> Node {
        let mut parts = Vec::new();
        let mut children = children.into_iter();
        for (i, text) in form.split('§').enumerate() {
            if i > 0 {
                parts.push(Part::Node(children.next().unwrap()));
            }
            if !text.is_empty() {
                parts.push(Part::Text(text.to_owned()));
            }
        }
        assert!(children.next().is_none(), "children left over in {form}");
        Node { parts }
    }

    /// As written.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        for p in &self.parts {
            match p {
                Part::Text(t) => out.push_str(t),
                Part::Node(n) => n.write(out),
            }
        }
    }

    /// Smaller expressions: each part in the place of the whole, and the whole with one part made
    /// simpler.
    pub fn smaller(&self) -> Vec<Node> {
        let mut out = Vec::new();
        for p in &self.parts {
            if let Part::Node(n) = p {
                out.push(n.clone());
            }
        }
        for (i, p) in self.parts.iter().enumerate() {
            let Part::Node(n) = p else { continue };
            let mut instead = n.smaller();
            let length = n.text().len();
            instead.extend(
                SIMPLE
                    .iter()
                    .filter(|s| s.len() < length)
                    .map(|s| Node::leaf(*s)),
            );
            for other in instead {
                let mut changed = self.clone();
                changed.parts[i] = Part::Node(other);
                out.push(changed);
            }
        }
        out
    }
}
