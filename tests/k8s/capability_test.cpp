#include <gtest/gtest.h>

#include "linter/k8s/security_context.h"

namespace linter::k8s {

TEST(Capability, HasAGrade) {
  EXPECT_EQ(GradeOf("NET_BIND_SERVICE"), CapabilityGrade::Harmless);
  EXPECT_EQ(GradeOf("CHOWN"), CapabilityGrade::Usual);
  EXPECT_EQ(GradeOf("IPC_LOCK"), CapabilityGrade::Unusual);
  for (const auto* name : {"SYS_ADMIN", "CAP_SYS_ADMIN", "sys_admin", "NET_RAW", "ALL"}) {
    EXPECT_EQ(GradeOf(name), CapabilityGrade::Dangerous) << name;
  }
  // The standard compares what it allows as it is written.
  for (const auto* name : {"CAP_CHOWN", "chown", "CAP_NET_BIND_SERVICE", "NONSENSE", ""}) {
    EXPECT_EQ(GradeOf(name), CapabilityGrade::Unusual) << name;
  }
}

TEST(Capability, IsKnownInAnyCase) {
  for (const auto* name : {"ALL", "all", "CHOWN", "net_bind_service", "SYS_NICE", "BPF"}) {
    EXPECT_TRUE(IsCapability(name)) << name;
  }
  for (const auto* name : {"CAP_CHOWN", "SYSADMIN", "", "ALLE"}) {
    EXPECT_FALSE(IsCapability(name)) << name;
  }
}

}  // namespace linter::k8s
