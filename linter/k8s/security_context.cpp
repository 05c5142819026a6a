#include "linter/k8s/security_context.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace linter::k8s {

static int Upper(char character) {
  return std::toupper(static_cast<unsigned char>(character));
}

static bool EqualIgnoringCase(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char one, char other) { return Upper(one) == Upper(other); });
}

static std::string_view WithoutPrefix(std::string_view name) {
  constexpr std::string_view Prefix = "CAP_";
  return EqualIgnoringCase(name.substr(0, Prefix.size()), Prefix) ? name.substr(Prefix.size())
                                                                  : name;
}

bool SameCapability(std::string_view left, std::string_view right) {
  return EqualIgnoringCase(WithoutPrefix(left), WithoutPrefix(right));
}

bool SecurityContext::Drops(std::string_view capability) const {
  const auto items = dropped();
  return std::any_of(items.begin(), items.end(), [&](const yaml::Slot& item) {
    const auto name = item.Text().value_or("");
    return SameCapability(name, capability) || SameCapability(name, "ALL");
  });
}

static constexpr std::array<std::string_view, 12> UsualCapabilities = {
    "AUDIT_WRITE", "CHOWN",   "DAC_OVERRIDE", "FOWNER",  "FSETID", "KILL",
    "MKNOD",       "SETFCAP", "SETGID",       "SETPCAP", "SETUID", "SYS_CHROOT"};

static constexpr std::array<std::string_view, 16> DangerousCapabilities = {
    "ALL",        "AUDIT_CONTROL", "BPF",      "DAC_READ_SEARCH", "MAC_ADMIN", "MAC_OVERRIDE",
    "NET_ADMIN",  "NET_RAW",       "PERFMON",  "SYS_ADMIN",       "SYS_BOOT",  "SYS_MODULE",
    "SYS_PTRACE", "SYS_RAWIO",     "SYS_TIME", "SYSLOG"};

static constexpr std::array<std::string_view, 13> NarrowCapabilities = {
    "AUDIT_READ",   "BLOCK_SUSPEND",   "CHECKPOINT_RESTORE", "IPC_LOCK", "IPC_OWNER",
    "LEASE",        "LINUX_IMMUTABLE", "NET_BROADCAST",      "SYS_NICE", "SYS_PACCT",
    "SYS_RESOURCE", "SYS_TTY_CONFIG",  "WAKE_ALARM"};

static constexpr std::string_view Binding = "NET_BIND_SERVICE";

CapabilityGrade GradeOf(std::string_view capability) {
  const bool dangerous =
      std::any_of(DangerousCapabilities.begin(), DangerousCapabilities.end(),
                  [&](std::string_view name) { return SameCapability(name, capability); });
  if (dangerous) {
    return CapabilityGrade::Dangerous;
  }
  if (capability == Binding) {
    return CapabilityGrade::Harmless;
  }
  return std::find(UsualCapabilities.begin(), UsualCapabilities.end(), capability) !=
                 UsualCapabilities.end()
             ? CapabilityGrade::Usual
             : CapabilityGrade::Unusual;
}

bool IsCapability(std::string_view name) {
  const auto holds = [&](const auto& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view known) { return EqualIgnoringCase(known, name); });
  };
  return EqualIgnoringCase(name, Binding) || holds(UsualCapabilities) ||
         holds(DangerousCapabilities) || holds(NarrowCapabilities);
}

}  // namespace linter::k8s
