# AWS WAF, and WAF Classic of CloudFront and of regions.

type "aws.waf.web_acl" {
  attributes {
    # Where it logs to.
    logs  = list(string)
    # Names, or priorities where rules have no names.
    rules = list(string)
    # Managed groups of AWS, with what is only counted of them.
    groups = list(object({
      name    = string
      counts  = optional(bool, false)
      ignored = list(string)
    }))
    # Rules that are written as JSON, or in resources beside it.
    rules_elsewhere = optional(bool, false)
  }

  terraform "aws_wafv2_web_acl" {
    identity = ["id", "arn", "name"]

    attach_all "logging" "aws_wafv2_web_acl_logging_configuration" { on = logging.resource_arn }
    attach_all "beside" "aws_wafv2_web_acl_rule_group_association" "aws_wafv2_web_acl_rule" { on = beside.web_acl_arn }

    logs  = flatten([for l in logging : l.log_destination_configs])
    rules = [for r in self.rule[*] : r.name if r.name != null]
    groups = [for r in self.rule[*] : {
      name   = r.statement.managed_rule_group_statement.name
      counts = present(r.override_action.count)
      ignored = concat(
        [for e in r.statement.managed_rule_group_statement.excluded_rule[*] : e.name],
        [for o in r.statement.managed_rule_group_statement.rule_action_override[*] : o.name if !present(o.action_to_use.block)],
      )
    } if r.statement.managed_rule_group_statement.name != null]
    rules_elsewhere = present(self.rule_json) || length(beside) > 0
  }
  terraform "aws_waf_web_acl" {
    identity = ["id", "arn", "name"]
    lacks    = { groups = "AWS WAF Classic has no managed rule groups of AWS" }
    absent   = { rules_elsewhere = "its rules stand in it" }
    logs     = [for l in self.logging_configuration[*] : l.log_destination]
    rules    = [for r in self.rules[*] : r.priority if r.priority != null]
  }
  terraform "aws_wafregional_web_acl" {
    identity = ["id", "arn", "name"]
    lacks    = { groups = "AWS WAF Classic has no managed rule groups of AWS" }
    absent   = { rules_elsewhere = "its rules stand in it" }
    logs     = [for l in self.logging_configuration[*] : l.log_destination]
    rules    = [for r in self.rule[*] : r.priority if r.priority != null]
  }

  cloudformation "AWS::WAFv2::WebACL" {
    absent = { rules_elsewhere = "its rules stand in it" }
    identity = ["Ref", "Arn", "Id"]

    attach_all "logging" "AWS::WAFv2::LoggingConfiguration" { on = logging.ResourceArn }

    logs  = flatten([for l in logging : l.LogDestinationConfigs])
    rules = [for r in self.Rules : r.Name]
    groups = [for r in self.Rules : {
      name   = r.Statement.ManagedRuleGroupStatement.Name
      counts = r.OverrideAction.Count != null
      ignored = concat(
        [for e in r.Statement.ManagedRuleGroupStatement.ExcludedRules : e.Name],
        [for o in r.Statement.ManagedRuleGroupStatement.RuleActionOverrides : o.Name if o.ActionToUse.Block == null],
      )
    } if r.Statement.ManagedRuleGroupStatement.Name != null]
  }
  cloudformation "AWS::WAF::WebACL" "AWS::WAFRegional::WebACL" {
    identity = ["Ref"]
    lacks = {
      logs   = "CloudFormation does not turn logs of AWS WAF Classic on"
      groups = "AWS WAF Classic has no managed rule groups of AWS"
    }
    absent = { rules_elsewhere = "its rules stand in it" }
    rules    = [for r in self.Rules : r.Priority]
  }
}

# A rule of a web ACL or of a rule group.
type "aws.waf.rule" {
  attributes {
    # Whether it says what happens to a request that matches; groups say it themselves.
    acts = optional(bool, false)
  }

  terraform "aws_wafv2_web_acl" {
    each = self.rule
    acts = (
      present(each.action)
      || present(each.override_action)
      || present(each.statement.managed_rule_group_statement)
      || present(each.statement.rule_group_reference_statement)
    )
  }
  terraform "aws_wafv2_rule_group" {
    each = self.rule
    acts = present(each.action)
  }
  terraform "aws_waf_web_acl" {
    each = self.rules
    acts = present(each.action.type) || present(each.override_action.type)
  }
  terraform "aws_wafregional_web_acl" {
    each = self.rule
    acts = present(each.action.type) || present(each.override_action.type)
  }
  terraform "aws_waf_rule_group" "aws_wafregional_rule_group" {
    each = self.activated_rule
    acts = present(each.action.type)
  }

  cloudformation "AWS::WAFv2::WebACL" {
    each = self.Rules
    acts = (
      present(each.Action)
      || present(each.OverrideAction)
      || present(each.Statement.ManagedRuleGroupStatement)
      || present(each.Statement.RuleGroupReferenceStatement)
    )
  }
  cloudformation "AWS::WAFv2::RuleGroup" {
    each = self.Rules
    acts = present(each.Action)
  }
  cloudformation "AWS::WAF::WebACL" "AWS::WAFRegional::WebACL" {
    each = self.Rules
    acts = present(each.Action.Type)
  }
}
