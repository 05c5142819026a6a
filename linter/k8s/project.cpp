#include "linter/k8s/project.h"

#include <algorithm>

#include "linter/k8s/autoscaler.h"
#include "linter/k8s/run_time_label.h"

namespace linter::k8s {

void Project::Add(const yaml::Document& document) {
  for (const auto& root : ObjectRoots(document)) {
    const auto position = static_cast<std::uint32_t>(objects_.size());
    const auto& object = objects_.emplace_back(*this, document, root);
    by_kind_[object.kind()].push_back(&object);
    names_.Add({object.kind(), object.name()}, position);
    AddReferences(object, position);
    AddSelector(object, position);
    if (const auto kind = Workload::KindOf(object)) {
      AddWorkload(object, *kind);
    }
  }
}

void Project::AddReferences(const Object& object, std::uint32_t position) {
  if (const auto autoscaler = Autoscaler::Of(object)) {
    references_.Add({object.kind(), autoscaler->target_name()}, position);
  } else if (object.kind() == "RoleBinding" || object.kind() == "ClusterRoleBinding") {
    for (const auto& subject : object["subjects"].Items()) {
      if (const auto name = subject["name"].Text()) {
        references_.Add({object.kind(), *name}, position);
      }
    }
    if (const auto role = object["roleRef"]["name"].Text()) {
      references_.Add({object.kind(), *role}, position);
    }
  }
}

// The labels that pods must have to be selected by an object; empty where it asks for none.
static Labels AskedOf(const Object& object) {
  if (object.kind() == "Service") {
    return Labels(object.spec()["selector"]);
  }
  const auto* field = object.kind() == "NetworkPolicy" ? "podSelector" : "selector";
  return Labels(object.spec()[field]["matchLabels"]);
}

void Project::AddSelector(const Object& object, std::uint32_t position) {
  const auto kind = object.kind();
  if (kind != "Service" && kind != "PodDisruptionBudget" && kind != "NetworkPolicy") {
    return;
  }
  // One label is enough, as long as it is one that templates have.
  LabelPair label;
  const auto labels = AskedOf(object);
  for (const auto& asked : labels.pairs()) {
    if (!IsSetAtRunTime(asked.key)) {
      label = asked;
      break;
    }
  }
  selectors_.Add({kind, object.effective_namespace(), label.key, label.value}, position);
}

void Project::AddWorkload(const Object& object, WorkloadKind kind) {
  const auto position = static_cast<std::uint32_t>(workloads_.size());
  const auto& workload = workloads_.emplace_back(object, kind);
  by_namespace_[object.effective_namespace()].push_back(&workload);
  by_object_[&object] = &workload;
  for (const auto& label : workload.pod_labels().pairs()) {
    pods_.Add({object.effective_namespace(), label.key, label.value}, position);
  }
}

const std::vector<const Object*>& Project::OfKind(std::string_view kind) const {
  static const std::vector<const Object*> none;
  const auto found = by_kind_.find(kind);
  return found == by_kind_.end() ? none : found->second;
}

std::vector<const Object*> Project::OfKind(std::string_view kind, const Object& beside) const {
  std::vector<const Object*> found;
  const auto& all = OfKind(kind);
  std::copy_if(all.begin(), all.end(), std::back_inserter(found),
               [&](const Object* other) { return other->SameNamespace(beside); });
  return found;
}

const std::vector<const Workload*>& Project::Workloads(const Object& beside) const {
  static const std::vector<const Workload*> none;
  const auto found = by_namespace_.find(beside.effective_namespace());
  return found == by_namespace_.end() ? none : found->second;
}

const Workload* Project::WorkloadOf(const Object& object) const {
  const auto found = by_object_.find(&object);
  return found == by_object_.end() ? nullptr : found->second;
}

// Of two objects that written nearer to a third; the first where both are as near.
static const Object* Nearer(const Object* one, const Object* other, const Object& beside) {
  return one == nullptr || other->NearnessTo(beside) < one->NearnessTo(beside) ? other : one;
}

const Object* Project::Find(std::string_view kind, std::string_view name,
                            const Object& beside) const {
  const Object* nearest = nullptr;
  for (const auto position : names_.Find({kind, name})) {
    const auto* object = &objects_[position];
    nearest = object->SameNamespace(beside) ? Nearer(nearest, object, beside) : nearest;
  }
  return nearest;
}

const Object* Project::FindAnywhere(std::string_view kind, std::string_view name,
                                    const Object& beside) const {
  const Object* nearest = nullptr;
  for (const auto position : names_.Find({kind, name})) {
    nearest = Nearer(nearest, &objects_[position], beside);
  }
  return nearest;
}

std::vector<const Object*> Project::Named(std::string_view kind, std::string_view name) const {
  return At(names_.Find({kind, name}));
}

std::vector<const Workload*> Project::Matching(const Selector& selector,
                                               const Object& beside) const {
  // Asked first are those with the label that the fewest have.
  const std::vector<std::uint32_t>* fewest = nullptr;
  for (const auto& label : selector.labels().pairs()) {
    if (!IsSetAtRunTime(label.key)) {
      const auto& found = pods_.Find({beside.effective_namespace(), label.key, label.value});
      fewest = fewest == nullptr || found.size() < fewest->size() ? &found : fewest;
    }
  }
  std::vector<const Workload*> matching;
  const auto add = [&](const Workload& workload) {
    if (selector.Matches(workload.pod_labels())) {
      matching.push_back(&workload);
    }
  };
  if (fewest != nullptr) {
    for (const auto position : *fewest) {
      add(workloads_[position]);
    }
    return matching;
  }
  for (const auto* workload : Workloads(beside)) {
    add(*workload);
  }
  return matching;
}

std::vector<const Object*> Project::At(const std::vector<std::uint32_t>& positions) const {
  std::vector<const Object*> objects;
  objects.reserve(positions.size());
  for (const auto position : positions) {
    objects.push_back(&objects_[position]);
  }
  return objects;
}

std::vector<const Object*> Project::Selecting(std::string_view kind,
                                              const Workload& workload) const {
  const auto name_space = workload.object().effective_namespace();
  auto positions = selectors_.Find({kind, name_space});
  for (const auto& label : workload.pod_labels().pairs()) {
    const auto& found = selectors_.Find({kind, name_space, label.key, label.value});
    positions.insert(positions.end(), found.begin(), found.end());
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return At(positions);
}

std::vector<const Object*> Project::ReferringTo(std::string_view kind,
                                                std::string_view name) const {
  return At(references_.Find({kind, name}));
}

std::vector<const Workload*> Nearest(const Object& beside, std::vector<const Workload*> workloads) {
  auto best = Nearness::Elsewhere;
  for (const auto* workload : workloads) {
    best = std::min(best, workload->object().NearnessTo(beside));
  }
  std::erase_if(workloads, [&](const Workload* workload) {
    return workload->object().NearnessTo(beside) != best;
  });
  return workloads;
}

// Whether a workload lacks both what it selects and the labels to be selected by, without which
// the API takes none: nearly always they stand in the object that this one is laid over.
static bool LacksIdentity(const Workload& workload) {
  const auto kind = workload.kind();
  const bool selects = kind == WorkloadKind::Deployment || kind == WorkloadKind::StatefulSet ||
                       kind == WorkloadKind::DaemonSet;
  return selects && !workload.selector().present() && workload.pod_labels().empty();
}

bool MayBePatch(const Workload& workload) {
  const auto& containers = workload.containers();
  return !workload.project().closed() &&
         (containers.empty() || LacksIdentity(workload) ||
          std::any_of(containers.begin(), containers.end(), [](const Container& container) {
            return !container.image().slot.written();
          }));
}

}  // namespace linter::k8s
