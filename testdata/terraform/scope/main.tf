# The scope of expressions.jsonl and of random expressions (tests/terraform): known values of every
# kind, unknown ones, sensitive ones.

resource "terraform_data" "one" {
  input = "a"
}

resource "terraform_data" "two" {
  count = 2
  input = { n = count.index, tags = ["x", "y"] }
}

resource "terraform_data" "each" {
  for_each         = { k = 1, l = "two" }
  input            = each.value
  triggers_replace = [each.key]
}

variable "secret" {
  type      = string
  default   = "hidden"
  sensitive = true
}

variable "secret_map" {
  type      = map(number)
  default   = { a = 1, b = 2 }
  sensitive = true
}

locals {
  text    = "Grüße, ${"w"}elt"
  number  = 17.5
  yes     = true
  nothing = null
  list    = tolist(["c", "a", "b", "a"])
  numbers = tolist([3, 1, 2])
  empty   = tolist([])
  set     = toset(["b", "a"])
  map     = tomap({ a = "1", b = "2" })
  objects = tolist([{ a = 1, b = "x" }, { a = 2, b = null }])
  object  = { a = 1, b = ["x", true], c = { d = null } }
  tuple   = [1, "a", true, null, ["z"]]
  nested  = { for k in ["x", "y"] : k => { (k) = [k, 1] } }

  null_string = true ? null : "a"
  null_list   = true ? null : tolist(["a"])
  null_object = true ? null : { a = 1, b = ["x"] }

  u        = jsondecode(terraform_data.one.id)
  u_string = terraform_data.one.id
  u_prefix = "pre-${terraform_data.one.id}"
  u_maybe  = tolist(["a", null])[tonumber(terraform_data.one.id)]
  u_number = tonumber(terraform_data.one.id)
  u_bool   = tobool(terraform_data.one.id)
  u_list   = tolist([tolist(["a"])])[tonumber(terraform_data.one.id)]
  u_set    = tolist([toset([1])])[tonumber(terraform_data.one.id)]
  u_map    = tolist([tomap({ a = "x" })])[tonumber(terraform_data.one.id)]
  u_object = tolist([{ a = 1, b = ["x"] }])[tonumber(terraform_data.one.id)]
  u_tuple  = tolist([[1, "a"]])[tonumber(terraform_data.one.id)]
  u_split  = split("-", terraform_data.one.id)
  u_within = { known = "k", unknown = terraform_data.one.id, list = [1, terraform_data.one.output] }
  u_items  = tolist(["k", terraform_data.one.id])

  s_string  = sensitive("s")
  s_list    = [sensitive("x"), "y"]
  s_map     = { a = sensitive(1), b = 2 }
  s_object  = sensitive({ a = 1, b = ["x"] })
  s_unknown = sensitive(terraform_data.one.id)

  template = "<$${name}> %%{ if on }on%%{ else }off%%{ endif }"
}
