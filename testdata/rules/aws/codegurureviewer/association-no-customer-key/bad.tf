resource "aws_codegurureviewer_repository_association" "default" { # expect: aws-codegurureviewer-association-no-customer-key
  repository {
    codecommit {
      name = "shop"
    }
  }
}

resource "aws_codegurureviewer_repository_association" "owned" {
  repository {
    codecommit {
      name = "shop"
    }
  }

  kms_key_details {
    encryption_option = "AWS_OWNED_CMK" # expect: aws-codegurureviewer-association-no-customer-key
  }
}
