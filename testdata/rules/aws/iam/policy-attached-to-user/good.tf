resource "aws_iam_policy_attachment" "many" {
  name       = "many"
  users      = []
  roles      = ["ops"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_role_policy_attachment" "role" {
  role       = "ops"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_group_policy_attachment" "group" {
  group      = "ops"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

variable "extra" {
  type = string
}

resource "aws_iam_role" "r" {
  assume_role_policy  = "{}"
  managed_policy_arns = [var.extra]
}
