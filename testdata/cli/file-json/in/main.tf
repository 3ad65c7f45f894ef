resource "aws_iam_policy" "admin" {
  policy = file("policies/admin.json")
}

resource "aws_iam_policy" "written" {
  policy = templatefile("policies/written.json.tftpl", { bucket = "logs", reader = "s3:GetObject" })
}
