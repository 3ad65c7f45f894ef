resource "aws_imagebuilder_image_recipe" "base" {
  name         = "base"
  version      = "1.0.0"
  parent_image = "ami-0a1b2c3d"
  block_device_mapping {
    device_name = "/dev/xvda"
    ebs { # expect: aws-imagebuilder-recipe-ebs-no-customer-key
      volume_size = 20
    }
  }
  block_device_mapping {
    device_name = "/dev/xvdb"
    ebs {
      encrypted  = false # expect: aws-imagebuilder-recipe-ebs-no-customer-key
      kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/1234"
    }
  }
}
