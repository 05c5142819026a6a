#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/quantity.h"
#include "linter/k8s/quantity_field.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule QuantityImplausible() {
  return {
      .id = "quantity-implausible",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "quantity is far from what its resource can be",
      .why =
          "`memory: 512` is 512 bytes, `cpu: 500` is five hundred cores, `cpu: 64Mi` are "
          "millions of them: the unit was forgotten or mixed up. The API accepts it; the "
          "container is killed at once, or no node is large enough. Speaks of bytes below 1 MiB, "
          "of more than 4 TiB of memory and of more than 64 cores; the sums of quotas may be "
          "larger. Thousandths of bytes are `memory-in-millis`.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"
          "#resource-units-in-kubernetes",
      .since = "0.1",
      .checklist = {"IN-C-3", "PD-CF-5"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static bool Implausible(const k8s::QuantityField& field, const k8s::Quantity& quantity,
                        bool quota) {
  constexpr double FewestBytes = 0x1p20;
  constexpr double MostMemory = 0x1p42;
  constexpr double MostCores = 64.0;
  if (field.unit == k8s::Unit::Cores) {
    return !quota && quantity.value > MostCores;
  }
  const bool small = quantity.value > 0 && quantity.value < FewestBytes && quantity.suffix != "m";
  return field.unit == k8s::Unit::Bytes &&
         (small || (!quota && field.resource == "memory" && quantity.value > MostMemory));
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const bool quota = object.kind() == "ResourceQuota";
  for (const auto& field : k8s::QuantityFields(object)) {
    const auto text = field.slot.Text().value_or("");
    const auto quantity = k8s::ParseQuantity(text);
    if (!quantity || !Implausible(field, *quantity, quota)) {
      continue;
    }
    Diagnostic finding{.span = field.slot.span(),
                       .message = fmt::format("{} has {} of {}", field.owner,
                                              k8s::InWords(*quantity, field.unit), field.resource)};
    if (quantity->suffix.empty()) {
      const auto meant = fmt::format("{}{}", text, field.unit == k8s::Unit::Cores ? "m" : "Mi");
      finding.fixes = {
          {fmt::format("write {}", meant), Safety::Unsafe, yaml::Set(field.slot, meant)}};
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
