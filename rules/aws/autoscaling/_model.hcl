# EC2 Auto Scaling: groups; what their instances are started with is an `aws.ec2.launch_specification`.

type "aws.autoscaling.group" {
  attributes {
    launch_configuration = string
    # EC2, ELB and others, with commas between.
    health_checks        = optional(string, "EC2")
    # Target groups, load balancers and other sources of traffic.
    traffic_sources      = list(any)
    tags                 = list(any)
  }

  terraform "aws_autoscaling_group" {
    identity = ["id", "arn", "name"]

    attach_all "attachments" "aws_autoscaling_attachment" "aws_autoscaling_traffic_source_attachment" {
      on = attachments.autoscaling_group_name
    }

    health_checks   = self.health_check_type
    traffic_sources = concat(self.load_balancers, self.target_group_arns, self.traffic_source[*], attachments)
    tags            = concat(self.tag[*], self.tags)
  }

  cloudformation "AWS::AutoScaling::AutoScalingGroup" {
    identity             = ["Ref", "AutoScalingGroupName"]
    launch_configuration = self.LaunchConfigurationName
    health_checks        = self.HealthCheckType
    traffic_sources      = concat(self.LoadBalancerNames, self.TargetGroupARNs, self.TrafficSources)
  }
}
