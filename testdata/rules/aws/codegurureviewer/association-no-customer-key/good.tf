resource "aws_kms_key" "reviews" {}

resource "aws_codegurureviewer_repository_association" "shop" {
  repository {
    codecommit {
      name = "shop"
    }
  }

  kms_key_details {
    encryption_option = "CUSTOMER_MANAGED_CMK"
    kms_key_id        = aws_kms_key.reviews.key_id
  }
}
