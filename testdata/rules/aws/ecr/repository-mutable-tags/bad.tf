resource "aws_ecr_repository" "left_out" { # expect: aws-ecr-repository-mutable-tags
  name = "web"
}

resource "aws_ecr_repository" "set" {
  name = "web"

  image_tag_mutability = "MUTABLE" # expect: aws-ecr-repository-mutable-tags
}
