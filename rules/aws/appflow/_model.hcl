# AppFlow: flows of data, and credentials for where they come from and go.

type "aws.appflow.flow" {
  attributes {
    kms_key = string
  }

  terraform "aws_appflow_flow" {
    identity = ["id", "arn", "name"]
    kms_key  = self.kms_arn
  }

  cloudformation "AWS::AppFlow::Flow" {
    identity = ["Ref", "FlowArn", "FlowName"]
    kms_key  = self.KMSArn
  }
}

type "aws.appflow.connector_profile" {
  attributes {
    kms_key = string
  }

  terraform "aws_appflow_connector_profile" {
    identity = ["id", "arn", "name"]
    kms_key  = self.kms_arn
  }

  cloudformation "AWS::AppFlow::ConnectorProfile" {
    identity = ["Ref", "ConnectorProfileArn", "ConnectorProfileName"]
    kms_key  = self.KMSArn
  }
}
