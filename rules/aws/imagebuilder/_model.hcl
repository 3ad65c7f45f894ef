# EC2 Image Builder: what images are made of, and where they go.

type "aws.imagebuilder.component" {
  attributes {
    kms_key = string
  }

  terraform "aws_imagebuilder_component" {
    identity = ["id", "arn"]
    kms_key  = self.kms_key_id
  }

  cloudformation "AWS::ImageBuilder::Component" {
    identity = ["Ref", "Arn"]
    kms_key  = self.KmsKeyId
  }
}

type "aws.imagebuilder.recipe" {
  attributes {
    # EBS volumes that it changes or adds.
    volumes = list(object({ encrypted = optional(bool, false), kms_key = string }))
  }

  terraform "aws_imagebuilder_image_recipe" {
    identity = ["id", "arn"]
    volumes = [for m in self.block_device_mapping[*] : {
      encrypted = m.ebs.encrypted
      kms_key   = m.ebs.kms_key_id
    } if present(m.ebs)]
  }

  cloudformation "AWS::ImageBuilder::ImageRecipe" {
    identity = ["Ref", "Arn"]
    volumes = [for m in self.BlockDeviceMappings : {
      encrypted = m.Ebs.Encrypted
      kms_key   = m.Ebs.KmsKeyId
    } if m.Ebs != null]
  }
}

type "aws.imagebuilder.distribution" {
  attributes {
    # AMIs that it copies.
    amis = list(object({ kms_key = string }))
  }

  terraform "aws_imagebuilder_distribution_configuration" {
    identity = ["id", "arn"]
    amis = [for d in self.distribution[*] : {
      kms_key = d.ami_distribution_configuration.kms_key_id
    } if present(d.ami_distribution_configuration)]
  }

  cloudformation "AWS::ImageBuilder::DistributionConfiguration" {
    identity = ["Ref", "Arn"]
    amis = [for d in self.Distributions : {
      kms_key = d.AmiDistributionConfiguration.KmsKeyId
    } if d.AmiDistributionConfiguration != null]
  }
}
