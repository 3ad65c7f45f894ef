//! Random expressions: every operator and construct, every function whose result lasts, with
//! plausible and implausible arguments.
//!
//! Not generated, since two runs need not agree: `timestamp`, `plantimestamp`, `uuid`, `bcrypt`;
//! since they tell about the machine: `abspath`, `pathexpand`, `path.cwd`; since it gives more
//! than JSON can say (infinity): division by zero and `log` of 0 are left to chance and dropped.

use crate::node::Node;
use crate::rng::Rng;
use crate::words::{
    FUNCTIONS, LIST_NAMES, MAP_NAMES, NUMBERS, SMALL, STRING_NAMES, STRINGS, TYPES,
};

/// Makes expressions.
pub struct Generator<'r> {
    /// Where choices come from.
    pub rng: &'r mut Rng,
    bound: Vec<&'static str>,
}

impl Generator<'_> {
    /// A generator.
    pub fn new(rng: &mut Rng) -> Generator<'_> {
        Generator {
            rng,
            bound: Vec::new(),
        }
    }

    /// An expression of any kind.
    pub fn expression(&mut self) -> Node {
        let depth = 1 + self.rng.below(4);
        let kind = self.rng.pick(&["a", "b", "n", "s", "l", "m", "a"]);
        self.of(kind.chars().next().unwrap(), depth)
    }

    fn leaf(&mut self, from: &[&str]) -> Node {
        Node::leaf(self.rng.pick(from))
    }

    /// An expression that is, nearly always, of a kind.
    fn of(&mut self, kind: char, depth: usize) -> Node {
        let kind = if self.rng.chance(6) { 'a' } else { kind };
        if self.rng.chance(3) {
            return self.leaf(&["null", "local.nothing", "local.u"]);
        }
        if kind == 'a' {
            let kinds = ['b', 'n', 's', 's', 'l', 'l', 't', 'm', 'o', 'u', 'N', 'L'];
            let kind = kinds[self.rng.below(kinds.len())];
            return self.of_plain(kind, depth);
        }
        self.of_plain(kind, depth)
    }

    fn of_plain(&mut self, kind: char, depth: usize) -> Node {
        if !self.bound.is_empty() && self.rng.chance(25) {
            let names = self.bound.clone();
            return self.leaf(&names);
        }
        if depth == 0 {
            return self.simple(kind);
        }
        if let Some(special) = self.special(kind, depth) {
            return special;
        }
        match self.rng.below(10) {
            0..=3 => self.call(kind, depth - 1),
            4 => self.conditional(kind, depth - 1),
            5 => self.access(depth - 1),
            6 => self.call_any(kind, depth - 1),
            _ => self.build(kind, depth - 1),
        }
    }

    /// Text of a format that a function reads.
    fn special(&mut self, kind: char, depth: usize) -> Option<Node> {
        let texts: &[&str] = match kind {
            'C' => &[
                r#""10.0.0.0/8""#,
                r#""192.168.1.7/24""#,
                r#""fd00::/48""#,
                r#""0.0.0.0/0""#,
                r#""10.1.2.3/32""#,
                r#""fe80::1/64""#,
                r#""10.0.0.0""#,
            ],
            'T' => &[
                r#""2024-02-29T23:59:59Z""#,
                r#""2023-01-01T00:00:00+05:30""#,
                r#""1999-12-31T12:00:00.123Z""#,
                r#""2024-06-01""#,
                r#""0001-01-01T00:00:00Z""#,
                r#""2024-11-03T01:02:03-08:00""#,
            ],
            'D' => &[
                r#""1h""#,
                r#""-36h15m""#,
                r#""1.5s""#,
                r#""10ms""#,
                r#""1000000h""#,
                r#""1d""#,
                r#""0""#,
            ],
            'Z' => &[
                r#""YYYY-MM-DD'T'hh:mm:ssZZZZZ""#,
                r#""EEEE, D MMMM YY H:mm AA ZZZ""#,
                r#""EEE M h aa""#,
                r#""'it''s' s""#,
                r#""HH Z ZZZZ""#,
                r#""YY MMM DD""#,
                r#""XX""#,
            ],
            'F' => &[
                r#""%s""#,
                r#""%d-%s""#,
                r#""%v|%v""#,
                r#""%#v""#,
                r#""%q""#,
                r#""%5.2f""#,
                r#""%-8s|""#,
                r#""%05d""#,
                r#""%x %X %o %b""#,
                r#""%t""#,
                r#""%+d % d""#,
                r#""%e %g %G""#,
                r#""%%""#,
                r#""%[2]s %[1]s""#,
                r#""%*d""#,
                r#""%.3s""#,
                r#""plain""#,
                r#""%z""#,
                r#""%10.3q""#,
                r#""%s é %s""#,
                r#""%6.1e""#,
                r#""%#x""#,
                r#""%c""#,
                r#""%08.3f""#,
            ],
            'R' => &[
                r#""[a-z]+""#,
                r#""/[a-z]/""#,
                r#""(a)(b)?""#,
                r#""(?P<x>.)(?P<y>\\d)?""#,
                r#""^$""#,
                r#""\\w*""#,
                r#""(?i)A""#,
                r#""/(.)(.)/""#,
                r#""[[:alpha:]]""#,
                r#""(""#,
                r#""a|b|""#,
                r#""\\p{L}+""#,
                r#"".""#,
                r#""\\bx""#,
            ],
            'J' => &[
                r#""{\"a\":[1,2.50,null],\"b\":{\"c\":\"d\"}}""#,
                r#""[]""#,
                r#""null""#,
                r#""\"s\"""#,
                r#""1e2""#,
                r#""[1,\"a\"]""#,
                r#""{\"a\":1,\"a\":2}""#,
                r#""{""#,
                r#""file(\"data.json\")""#,
                r#""12345678901234567890.5""#,
                r#""""#,
            ],
            'Y' => &[
                r#""a: [1, 0x1f, ~, yes]\nb: {c: \"d\"}\n""#,
                r#""- 1.0\n- 1e3\n- 010\n- .inf""#,
                r#""x: &a {k: v}\ny: *a\n""#,
                r#""a: |\n  t\n  u\n""#,
                r#""2024-01-01""#,
                r#""[""#,
                r#""""#,
                r#""? a\n: b\n""#,
                r#""a: !!str 1\nb: !!int \"2\"\n""#,
                r#""null""#,
                r#""- 'it''s'\n- \"x\\ty\"""#,
                r#""a: 1\n<<: {b: 2}\n""#,
            ],
            'V' => &[
                r#""a,b\n1,\"x y\"\n2,z\n""#,
                r#""a\n""#,
                r#""a,a\n1,2\n""#,
                r#""a,b\n1\n""#,
                r#"file("table.csv")"#,
                r#""""#,
                r#""a;b\r\n\"q\"\"r\"""#,
            ],
            '6' => &[
                r#""aGVsbG8=""#,
                r#""aGVsbG8""#,
                r#""/w==""#,
                r#""""#,
                r#""w6k=""#,
                r#""!""#,
                r#""aABpAA==""#,
            ],
            'e' => &[
                r#""UTF-8""#,
                r#""UTF-16LE""#,
                r#""iso-8859-1""#,
                r#""Shift_JIS""#,
                r#""windows-1252""#,
                r#""nope""#,
            ],
            'P' => &[
                r#""lines.txt""#,
                r#""./data.json""#,
                r#""greeting.tftpl""#,
                r#""missing""#,
                r#""files/of/one.tf""#,
                r#""${path.module}/table.csv""#,
                r#"".""#,
                r#""a/b/c.d""#,
                r#""""#,
                r#""a//b/""#,
            ],
            'H' => &[
                r#""files""#,
                r#""./files""#,
                r#""missing""#,
                r#""${path.module}/files/of""#,
            ],
            'G' => &["path.module", r#""files""#, r#"".""#, r#""missing""#],
            'h' => &[
                r#""*.t*t*""#,
                r#""*.{json,yaml}""#,
                r#""{lines,data}.*""#,
                r#""[dl]*""#,
                r#""t*""#,
                r#""?a*""#,
            ],
            'g' => &[
                r#""*""#,
                r#""**""#,
                r#""*.t*""#,
                r#""**/*.tf""#,
                r#""{lines,data}.*""#,
                r#""[dl]*""#,
                r#""files/*""#,
                r#""**/main.??""#,
                r#""[""#,
            ],
            _ => return None,
        };
        // Rarely something else.
        if self.rng.chance(8) {
            return Some(self.of('s', depth - 1));
        }
        Some(self.leaf(texts))
    }

    fn simple(&mut self, kind: char) -> Node {
        let name = self.rng.chance(40);
        match kind {
            'b' if name => self.leaf(&["local.yes", "local.u_bool", "!local.u_bool"]),
            'b' => self.leaf(&["true", "false", "\"true\"", "true", "false"]),
            'n' if name => self.leaf(&[
                "local.number",
                "local.u_number",
                "var.secret_map.a",
                "local.numbers[0]",
                "terraform_data.two[1].input.n",
                "local.object.a",
            ]),
            'n' => self.leaf(NUMBERS),
            'i' => self.leaf(SMALL),
            's' if name => self.leaf(STRING_NAMES),
            's' => self.leaf(STRINGS),
            'l' if name => self.leaf(LIST_NAMES),
            'l' => self.leaf(&["[]", "[1, 2]", "[\"a\", 1]", "[null]", "[[1], [2, \"x\"]]"]),
            'L' if name => self.leaf(&[
                "local.list",
                "local.u_list",
                "local.u_items",
                "local.s_list",
            ]),
            'L' => self.leaf(&[
                "[\"b\", \"a\"]",
                "[]",
                "[\"\", \"x\", \"\"]",
                "[\"a\", null]",
            ]),
            'N' if name => self.leaf(&["local.numbers", "local.u_set"]),
            'N' => self.leaf(&["[1, 2.5, -3]", "[\"4\", 5]", "[]", "[0]"]),
            'B' => self.leaf(&[
                "[true, false]",
                "[]",
                "[true, null]",
                "[local.u_bool]",
                "[\"true\"]",
            ]),
            't' if name => self.leaf(&["local.set", "local.u_set", "toset(local.u_items)"]),
            't' => self.leaf(&[
                "toset([1, 2, 10])",
                "toset([\"b\", \"a\"])",
                "toset([])",
                "toset([[1], [2]])",
                "toset([{ a = 1 }, { a = 2 }])",
            ]),
            'm' | 'o' if name => self.leaf(MAP_NAMES),
            'm' => self.leaf(&[
                "{ a = 1, b = 2 }",
                "tomap({ k = \"v\" })",
                "{ x = [] }",
                "{ a = null }",
            ]),
            'M' => self.leaf(&[
                "{ a = [\"x\", \"y\"], b = [\"x\"] }",
                "{}",
                "{ a = local.u_list }",
                "tomap({ k = [] })",
            ]),
            'o' => self.leaf(&[
                "{ a = 1, b = \"x\" }",
                "{ names = [\"A\", \"B\"], title = \"t\" }",
                "{ a = { b = null } }",
                "{ \"x y\" = true }",
            ]),
            'u' => self.leaf(&[
                "[1, \"a\", true]",
                "local.tuple",
                "local.u_tuple",
                "[{ a = 1 }, { b = 2 }]",
            ]),
            'a' => self.of('a', 0),
            other => self.special(other, 1).unwrap_or_else(|| Node::leaf("null")),
        }
    }

    fn arguments(&mut self, spec: &str, depth: usize) -> Node {
        let mut kinds: Vec<char> = spec.chars().collect();
        match kinds.last() {
            Some('*') => {
                kinds.pop();
                let last = *kinds.last().unwrap();
                let more = self.rng.below(3);
                kinds.extend(std::iter::repeat_n(last, more));
            }
            Some('?') => {
                kinds.pop();
                if self.rng.chance(50) {
                    kinds.pop();
                }
            }
            _ => {}
        }
        if self.rng.chance(2) {
            kinds.push('a');
        }
        let args: Vec<Node> = kinds.iter().map(|k| self.of(*k, depth)).collect();
        let mut form = vec!["§"; args.len()].join(", ");
        if self.rng.chance(3) && !args.is_empty() {
            form.push_str("...");
        }
        Node::form(&form, args)
    }

    /// A call of a function that gives a kind.
    fn call(&mut self, kind: char, depth: usize) -> Node {
        let same = |result: char| {
            result == kind
                || matches!(
                    (kind, result),
                    ('l' | 'u' | 'N', 'l' | 'L' | 'N')
                        | ('L', 'L')
                        | ('m' | 'o', 'm' | 'o')
                        | ('i', 'n')
                )
        };
        let fitting: Vec<&str> = FUNCTIONS
            .iter()
            .copied()
            .filter(|f| same(f.split(' ').nth(1).unwrap().chars().next().unwrap()))
            .collect();
        if fitting.is_empty() {
            return self.build(kind, depth);
        }
        let f = self.rng.pick(&fitting);
        self.call_of(f, depth)
    }

    fn call_any(&mut self, kind: char, depth: usize) -> Node {
        if self.rng.chance(60) {
            return self.build(kind, depth);
        }
        let f = self.rng.pick(FUNCTIONS);
        self.call_of(f, depth)
    }

    fn call_of(&mut self, function: &str, depth: usize) -> Node {
        let mut words = function.split(' ');
        let (name, _, spec) = (words.next().unwrap(), words.next(), words.next().unwrap());
        // Elsewhere than in the console there is no `type`.
        let name = if name == "type" { "tostring" } else { name };
        let args = self.arguments(spec, depth);
        Node::form(&format!("{name}(§)"), vec![args])
    }

    fn conditional(&mut self, kind: char, depth: usize) -> Node {
        let condition = self.of('b', depth);
        let (yes, no) = (self.of(kind, depth), self.of(kind, depth));
        Node::form("(§ ? § : §)", vec![condition, yes, no])
    }

    /// An index, an attribute or a splat.
    fn access(&mut self, depth: usize) -> Node {
        let list = self.rng.chance(50);
        let base = self.of(if list { 'l' } else { 'm' }, depth);
        let form = self.rng.pick(&[
            "(§)[*]",
            "(§)[*].a",
            "(§).*.a",
            "(§)[*][0]",
            "(§)[*].input",
            "(§)[*].a[0]",
            "(§).*.b[0]",
            "(§).a",
            "(§).b",
            "(§)[\"a\"]",
            "(§)[0]",
            "(§)[1]",
            "(§).0",
            "(§)[*].a.b",
            "(§)[*][*]",
            "(§).c.d",
            "(§)[*].b[*]",
        ]);
        if self.rng.chance(30) {
            let key = self.of(if list { 'i' } else { 's' }, depth);
            return Node::form("(§)[§]", vec![base, key]);
        }
        Node::form(form, vec![base])
    }

    /// The language's own way to a kind.
    fn build(&mut self, kind: char, depth: usize) -> Node {
        match kind {
            'b' => self.logic(depth),
            'n' | 'i' => {
                let op = self.rng.pick(&[
                    "§ + §",
                    "§ - §",
                    "§ * §",
                    "§ / §",
                    "§ % §",
                    "(§ + §)",
                    "(§ * §)",
                ]);
                if self.rng.chance(12) {
                    let x = self.of('n', depth);
                    return Node::form("-(§)", vec![x]);
                }
                let (a, b) = (self.of('n', depth), self.of('n', depth));
                Node::form(op, vec![a, b])
            }
            's' => self.template(depth),
            'l' | 'L' | 'N' | 'B' | 'u' => self.sequence(kind, depth),
            't' => {
                let of = self.sequence('l', depth);
                Node::form("toset(§)", vec![of])
            }
            'm' | 'o' | 'M' => self.mapping(kind, depth),
            'a' => self.of('a', depth),
            other => self.simple(other),
        }
    }

    fn logic(&mut self, depth: usize) -> Node {
        match self.rng.below(8) {
            0 => {
                let x = self.of('b', depth);
                Node::form("!(§)", vec![x])
            }
            1..=2 => {
                let op = self.rng.pick(&["§ && §", "§ || §", "(§ || §)"]);
                let (a, b) = (self.of('b', depth), self.of('b', depth));
                Node::form(op, vec![a, b])
            }
            3..=4 => {
                let op = self.rng.pick(&["§ < §", "§ <= §", "§ > §", "§ >= §"]);
                let (a, b) = (self.of('n', depth), self.of('n', depth));
                Node::form(op, vec![a, b])
            }
            _ => {
                let op = self.rng.pick(&["(§) == (§)", "(§) != (§)"]);
                let kinds = ['s', 'n', 'l', 'm', 't', 'a', 'b'];
                let kind = kinds[self.rng.below(kinds.len())];
                let a = self.of(kind, depth);
                let b = if self.rng.chance(20) {
                    Node::leaf("null")
                } else {
                    self.of(kind, depth)
                };
                Node::form(op, vec![a, b])
            }
        }
    }

    /// The names bound while `f` runs.
    fn binding<T>(&mut self, names: &[&'static str], f: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.bound.len();
        self.bound.extend(names);
        let made = f(self);
        self.bound.truncate(before);
        made
    }

    fn template(&mut self, depth: usize) -> Node {
        let a = self.of('s', depth);
        match self.rng.below(12) {
            0 => Node::form("\"${§}\"", vec![a]),
            1 => Node::form("\"x-${§}\"", vec![a]),
            2 => {
                let b = self.of('n', depth);
                Node::form("\"${§} ${§}.\"", vec![a, b])
            }
            3 => {
                let c = self.of('b', depth);
                let form = self.rng.pick(&[
                    "\"%{ if § }${§}%{ else }no%{ endif }\"",
                    "\" %{~ if § ~} ${§} %{~ endif ~} \"",
                    "<<-E\n    a\n      %{ if § ~}\n      ${§}\n    %{~ endif }\n    b\n    E\n",
                ]);
                Node::form(form, vec![c, a])
            }
            4..=5 => {
                let over = self.of('l', depth);
                let body = self.binding(&["v"], |g| g.of('s', depth.min(1)));
                let form = self.rng.pick(&[
                    "\"%{ for v in § }${§},%{ endfor }\"",
                    "\"[ %{ for v in § ~} ${~ § ~} | %{~ endfor } ]\"",
                    "<<E\n%{ for v in § ~}\n  - ${§}\n%{ endfor ~}\nend\nE\n",
                    "<<-E\n  top\n  %{~ for v in § }\n    - ${§}\n  %{ endfor }\n  E\n",
                ]);
                Node::form(form, vec![over, body])
            }
            6 => {
                let over = self.of('m', depth);
                let body = self.binding(&["k", "v"], |g| g.of('s', depth.min(1)));
                Node::form(
                    "\"%{ for k, v in § }${k}=${§};%{ endfor }\"",
                    vec![over, body],
                )
            }
            7 => Node::form("<<E\n  lit \\n ${§}\n\n  $${x} %%{y}\nE\n", vec![a]),
            8 => Node::form("<<-E\n      ${§}\n    two\n\t\tthree\n    E\n", vec![a]),
            9 => {
                let vars = self.of('o', depth);
                Node::form("templatestring(local.template, §)", vec![vars])
            }
            10 => {
                let (on, name) = (self.of('b', depth), a);
                Node::form(
                    "templatestring(local.template, { on = §, name = § })",
                    vec![on, name],
                )
            }
            _ => {
                let names = self.of('L', depth);
                Node::form(
                    "templatefile(\"greeting.tftpl\", { names = §, title = § })",
                    vec![names, a],
                )
            }
        }
    }

    fn element_kind(&mut self, kind: char) -> char {
        match kind {
            'L' => 's',
            'N' => 'n',
            'B' => 'b',
            'u' => 'a',
            _ => {
                let kinds = ['s', 'n', 'l', 'm', 'a', 'o'];
                kinds[self.rng.below(kinds.len())]
            }
        }
    }

    fn sequence(&mut self, kind: char, depth: usize) -> Node {
        let of = self.element_kind(kind);
        match self.rng.below(6) {
            0..=2 => {
                let count = self.rng.below(4);
                let items: Vec<Node> = (0..count).map(|_| self.of(of, depth)).collect();
                Node::form(&format!("[{}]", vec!["§"; count].join(", ")), items)
            }
            3 => {
                let convert = self.rng.pick(TYPES);
                let inner = self.sequence(kind, depth.saturating_sub(1));
                Node::form(&format!("{convert}(§)"), vec![inner])
            }
            _ => {
                let map = self.rng.chance(30);
                let over = self.of(if map { 'm' } else { 'l' }, depth);
                let (value, filter) =
                    self.binding(&["k", "v"], |g| (g.of(of, depth), g.of('b', depth.min(1))));
                if self.rng.chance(40) {
                    return Node::form("[for k, v in § : § if §]", vec![over, value, filter]);
                }
                Node::form("[for k, v in § : §]", vec![over, value])
            }
        }
    }

    fn mapping(&mut self, kind: char, depth: usize) -> Node {
        let of = if kind == 'M' {
            'L'
        } else {
            self.element_kind(kind)
        };
        match self.rng.below(7) {
            0..=2 => {
                let count = self.rng.below(4);
                let mut parts = Vec::new();
                let mut form = Vec::new();
                for _ in 0..count {
                    form.push(self.rng.pick(&[
                        "a = §",
                        "b = §",
                        "c = §",
                        "\"x y\" = §",
                        "\"${local.text}\" = §",
                        "1 = §",
                        "k: §",
                        "(local.number) = §",
                        "null = §",
                        "true = §",
                    ]));
                    if self.rng.chance(10) {
                        form.pop();
                        form.push("(§) = §");
                        parts.push(self.of('s', depth.min(1)));
                    }
                    parts.push(self.of(of, depth));
                }
                Node::form(&format!("{{ {} }}", form.join(", ")), parts)
            }
            3 => {
                let inner = self.mapping(kind, depth.saturating_sub(1));
                Node::form("tomap(§)", vec![inner])
            }
            _ => {
                let map = self.rng.chance(50);
                let over = self.of(if map { 'm' } else { 'l' }, depth);
                let (key, value, filter) = self.binding(&["k", "v"], |g| {
                    let key = match g.rng.below(3) {
                        0 => Node::leaf("k"),
                        1 => Node::leaf("v"),
                        _ => g.of('s', depth.min(1)),
                    };
                    (key, g.of(of, depth), g.of('b', depth.min(1)))
                });
                let form = self.rng.pick(&[
                    "{ for k, v in § : § => § }",
                    "{ for k, v in § : § => §... }",
                ]);
                if self.rng.chance(30) {
                    let form = form.replace(" }", " if § }");
                    return Node::form(&form, vec![over, key, value, filter]);
                }
                Node::form(form, vec![over, key, value])
            }
        }
    }
}
