resource "aws_iam_role_policy_attachment" "transcribe" {
  role       = "viewers"
  policy_arn = "arn:aws:iam::aws:policy/AmazonTranscribeReadOnlyAccess"
}
