# A model that finds entities of one's own in text.
type "aws.comprehend.entity_recognizer" {
  attributes {
    model_kms_key_id  = string
    # Of the volumes that it is trained on.
    volume_kms_key_id = string
  }

  terraform "aws_comprehend_entity_recognizer" {
    identity = ["id", "arn"]
  }

  cloudformation "AWS::Comprehend::EntityRecognizer" {}
}
