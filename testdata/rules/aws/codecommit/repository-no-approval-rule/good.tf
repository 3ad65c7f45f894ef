resource "aws_codecommit_repository" "app" {
  repository_name = "app"
}

resource "aws_codecommit_approval_rule_template_association" "app" {
  approval_rule_template_name = "two"
  repository_name             = aws_codecommit_repository.app.repository_name
}
