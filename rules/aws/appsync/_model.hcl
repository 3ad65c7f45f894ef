# A GraphQL API.
type "aws.appsync.api" {
  attributes {
    # What lets the API write logs.
    log_role  = string
    # NONE, ERROR, INFO, DEBUG or ALL.
    log_level = string
    web_acls  = list(string)
  }

  terraform "aws_appsync_graphql_api" {
    identity = ["id", "arn"]

    attach_all "wafs" "aws_wafv2_web_acl_association" { on = wafs.resource_arn }

    log_role  = self.log_config.cloudwatch_logs_role_arn
    log_level = self.log_config.field_log_level
    web_acls  = [for w in wafs : w.web_acl_arn]
  }

  cloudformation "AWS::AppSync::GraphQLApi" {
    identity = ["Ref", "Arn", "ApiId"]

    attach_all "wafs" "AWS::WAFv2::WebACLAssociation" { on = wafs.ResourceArn }

    log_role  = self.LogConfig.CloudWatchLogsRoleArn
    log_level = self.LogConfig.FieldLogLevel
    web_acls  = [for w in wafs : w.WebACLArn]
  }
}
