#include "linter/k8s/quantity_field.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

Unit UnitOf(std::string_view resource) {
  for (const auto* side : {"requests.", "limits."}) {
    const auto found = resource.rfind(side);
    if (found != std::string_view::npos) {
      resource.remove_prefix(found + std::string_view(side).size());
    }
  }
  if (resource == "cpu") {
    return Unit::Cores;
  }
  const bool bytes = resource == "memory" || resource == "storage" ||
                     resource == "ephemeral-storage" || resource.starts_with("hugepages-");
  return bytes ? Unit::Bytes : Unit::Pieces;
}

std::string InWords(const Quantity& quantity, Unit unit) {
  constexpr double Tebibyte = 0x1p40;
  constexpr double Million = 1e6;
  if (unit == Unit::Cores) {
    return quantity.value >= Million ? fmt::format("{:.0f} million cores", quantity.value / Million)
                                     : fmt::format("{:g} cores", quantity.value);
  }
  return quantity.value >= Tebibyte ? fmt::format("{:.10g} TiB", quantity.value / Tebibyte)
                                    : fmt::format("{:.10g} bytes", quantity.value);
}

// Collects the fields of one object.
class QuantityCollector {
 public:
  void Add(const yaml::Slot& slot, Unit unit, const std::string& owner, std::string_view name) {
    if (slot.present() && !StandsForAnother(slot.Text().value_or(""))) {
      fields_.push_back({slot, unit, owner, name});
    }
  }
  // A map of resources.
  void AddMap(const yaml::Slot& map, const std::string& owner) {
    for (const auto& member : map.Members()) {
      Add(member.value, UnitOf(member.key), owner, member.key);
    }
  }
  void AddRequirements(const yaml::Slot& resources, const std::string& owner) {
    AddMap(resources["requests"], owner);
    AddMap(resources["limits"], owner);
  }
  std::vector<QuantityField> Take() { return std::move(fields_); }

 private:
  std::vector<QuantityField> fields_;
};

static void AddWorkload(const Workload& workload, QuantityCollector& collector) {
  const auto title = workload.object().Title();
  for (const auto& container : workload.containers()) {
    collector.AddRequirements(container.resources().slot(), container.Title());
  }
  collector.AddRequirements(workload.pod_spec()["resources"], title);
  for (const auto& volume : workload.volumes()) {
    collector.Add(volume["emptyDir"]["sizeLimit"], Unit::Bytes, title, "sizeLimit");
    collector.AddRequirements(volume["ephemeral"]["volumeClaimTemplate"]["spec"]["resources"],
                              title);
  }
  for (const auto& claim : workload.object().spec()["volumeClaimTemplates"].Items()) {
    collector.AddRequirements(claim["spec"]["resources"], title);
  }
}

static void AddAutoscaler(const Object& object, QuantityCollector& collector) {
  constexpr std::array<std::string_view, 5> Kinds = {"resource", "containerResource", "pods",
                                                     "object", "external"};
  for (const auto& metric : object.spec()["metrics"].Items()) {
    for (const auto kind : Kinds) {
      const auto target = metric[kind]["target"];
      collector.Add(target["value"], Unit::Any, object.Title(), "value");
      collector.Add(target["averageValue"], Unit::Any, object.Title(), "averageValue");
    }
  }
}

static void AddLimitRange(const Object& object, QuantityCollector& collector) {
  for (const auto& limit : object.spec()["limits"].Items()) {
    for (const auto* bound : {"min", "max", "default", "defaultRequest"}) {
      collector.AddMap(limit[bound], object.Title());
    }
    for (const auto& member : limit["maxLimitRequestRatio"].Members()) {
      collector.Add(member.value, Unit::Any, object.Title(), member.key);
    }
  }
}

std::vector<QuantityField> QuantityFields(const Object& object) {
  QuantityCollector collector;
  if (const auto* workload = object.project().WorkloadOf(object)) {
    AddWorkload(*workload, collector);
  } else if (object.Is("", "PersistentVolumeClaim")) {
    collector.AddRequirements(object.spec()["resources"], object.Title());
  } else if (object.Is("", "PersistentVolume")) {
    collector.AddMap(object.spec()["capacity"], object.Title());
  } else if (object.Is("", "ResourceQuota")) {
    collector.AddMap(object.spec()["hard"], object.Title());
  } else if (object.Is("", "LimitRange")) {
    AddLimitRange(object, collector);
  } else if (object.Is("autoscaling", "HorizontalPodAutoscaler")) {
    AddAutoscaler(object, collector);
  }
  return collector.Take();
}

}  // namespace linter::k8s
