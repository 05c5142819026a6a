#include "linter/k8s/project.h"

#include <algorithm>

namespace linter::k8s {

void Project::Add(const yaml::Document& document) {
  for (const auto& root : ObjectRoots(document)) {
    const auto& object = objects_.emplace_back(*this, document, root);
    by_kind_[object.kind()].push_back(&object);
    if (const auto kind = Workload::KindOf(object)) {
      const auto& workload = workloads_.emplace_back(object, *kind);
      by_namespace_[object.effective_namespace()].push_back(&workload);
      by_object_[&object] = &workload;
    }
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

const Object* Project::Find(std::string_view kind, std::string_view name,
                            const Object& beside) const {
  const Object* nearest = nullptr;
  for (const auto* other : OfKind(kind)) {
    if (other->name() == name && other->SameNamespace(beside) &&
        (nearest == nullptr || other->NearnessTo(beside) < nearest->NearnessTo(beside))) {
      nearest = other;
    }
  }
  return nearest;
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

bool MayBePatch(const Workload& workload) {
  const auto& containers = workload.containers();
  return !workload.project().closed() &&
         (containers.empty() ||
          std::any_of(containers.begin(), containers.end(), [](const Container& container) {
            return !container.image().slot.written();
          }));
}

}  // namespace linter::k8s
