# SageMaker: notebooks and domains, models and the endpoints that serve them, monitoring jobs.

type "aws.sagemaker.notebook" {
  attributes {
    # Enabled or Disabled.
    direct_internet_access = optional(string, "Enabled")
    root_access            = optional(string, "Enabled")
    subnet_id              = string
    # The oldest version of the instance metadata service that answers; 1: both do.
    minimum_imds_version   = optional(string, "1")
  }

  terraform "aws_sagemaker_notebook_instance" {
    minimum_imds_version = self.instance_metadata_service_configuration.minimum_instance_metadata_service_version
  }

  cloudformation "AWS::SageMaker::NotebookInstance" {
    minimum_imds_version = self.InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion
  }
}

# The volume of a notebook instance, or the file system of a domain.
type "aws.sagemaker.notebook_storage" {
  attributes {
    kms_key_id = string
  }

  terraform "aws_sagemaker_notebook_instance" "aws_sagemaker_domain" {}

  cloudformation "AWS::SageMaker::NotebookInstance" "AWS::SageMaker::Domain" {}
}

type "aws.sagemaker.model" {
  attributes {
    enable_network_isolation = optional(bool, false)
  }

  terraform "aws_sagemaker_model" {}

  cloudformation "AWS::SageMaker::Model" {}
}

type "aws.sagemaker.endpoint_configuration" {
  attributes {
    kms_key  = string
    variants = list(object({ instance_type = string, serverless = optional(bool, false) }))
  }

  derived {
    # Serverless variants have no volume. Instances with disks of their own encrypt them in hardware,
    # and no key may be named where there is one of them.
    takes_key = length(self.variants) == 0 || (
      !all([for v in self.variants : v.serverless])
      && !any([for v in self.variants : coalesce(
        matches(v.instance_type, "^ml[.]([a-z]+[0-9]+[a-z]*d[a-z]*|g5|g6e?|gr6|p5e?n?|trn[12]n?)[.]"),
        false,
      )])
    )
  }

  terraform "aws_sagemaker_endpoint_configuration" {
    kms_key = self.kms_key_arn
    variants = [for v in self.production_variants[*] : {
      instance_type = v.instance_type
      serverless    = present(v.serverless_config)
    }]
  }

  cloudformation "AWS::SageMaker::EndpointConfig" {
    kms_key = self.KmsKeyId
    variants = [for v in self.ProductionVariants : {
      instance_type = v.InstanceType
      serverless    = present(v.ServerlessConfig)
    }]
  }
}

type "aws.sagemaker.data_quality_job" {
  attributes {
    output_kms_key    = string
    volume_kms_key    = string
    encrypted_traffic = optional(bool, false)
  }

  terraform "aws_sagemaker_data_quality_job_definition" {
    output_kms_key    = self.data_quality_job_output_config.kms_key_id
    volume_kms_key    = self.job_resources.cluster_config.volume_kms_key_id
    encrypted_traffic = self.network_config.enable_inter_container_traffic_encryption
  }

  cloudformation "AWS::SageMaker::DataQualityJobDefinition" {
    output_kms_key    = self.DataQualityJobOutputConfig.KmsKeyId
    volume_kms_key    = self.JobResources.ClusterConfig.VolumeKmsKeyId
    encrypted_traffic = self.NetworkConfig.EnableInterContainerTrafficEncryption
  }
}

# A workflow of human reviews.
type "aws.sagemaker.flow_definition" {
  lacks = { cloudformation = "CloudFormation cannot make one" }

  attributes {
    output_kms_key = string
  }

  terraform "aws_sagemaker_flow_definition" {
    output_kms_key = self.output_config.kms_key_id
  }
}
