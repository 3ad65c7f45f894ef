resource "aws_comprehend_entity_recognizer" "products" { # expect: aws-comprehend-entity-recognizer-model-no-customer-key
  name                 = "products"
  language_code        = "en"
  data_access_role_arn = "arn:aws:iam::111122223333:role/comprehend"
}
