resource "aws_iam_role_policy_attachment" "transcribe" {
  role       = "calls"
  policy_arn = "arn:aws:iam::aws:policy/AmazonTranscribeFullAccess" # expect: aws-transcribe-full-access-managed-policy
}
