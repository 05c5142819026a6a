#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string_view>
#include <vector>

#include "linter/k8s/labels.h"
#include "linter/k8s/object.h"
#include "linter/k8s/word_index.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

// What may stand outside of the run.
enum class World : std::uint8_t {
  // Other objects may live elsewhere: their absence proves nothing.
  Open,
  // The run holds everything that will be applied.
  Closed,
};

// All objects of a run, and what is needed to find one from another. Filled before any check
// starts, unchanged after, and then read from several threads.
class Project {
 public:
  explicit Project(World world) : world_(world) {}
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;
  Project(Project&&) = delete;
  Project& operator=(Project&&) = delete;
  ~Project() = default;

  // Adds every object of a document, which must outlive the project.
  void Add(const yaml::Document& document);

  bool closed() const { return world_ == World::Closed; }
  const std::deque<Object>& objects() const { return objects_; }
  const std::deque<Workload>& workloads() const { return workloads_; }
  // Of a kind, whatever its group; in the order of the run.
  const std::vector<const Object*>& OfKind(std::string_view kind) const;
  // Those of them in the namespace that `beside` is in.
  std::vector<const Object*> OfKind(std::string_view kind, const Object& beside) const;
  // In the namespace that `beside` is in.
  const std::vector<const Workload*>& Workloads(const Object& beside) const;
  // The workload that an object is, if it is one.
  const Workload* WorkloadOf(const Object& object) const;
  // The object of a kind and name in the namespace that `beside` is in; of several the nearest.
  const Object* Find(std::string_view kind, std::string_view name, const Object& beside) const;

  // The same of a kind that belongs to no namespace.
  const Object* FindAnywhere(std::string_view kind, std::string_view name,
                             const Object& beside) const;
  // All of a kind and name, in whatever namespace; in the order of the run.
  std::vector<const Object*> Named(std::string_view kind, std::string_view name) const;

  // The workloads of the namespace that `beside` is in whose pods a selector matches, in the order
  // of the run.
  std::vector<const Workload*> Matching(const Selector& selector, const Object& beside) const;
  // The Services, PodDisruptionBudgets or NetworkPolicies of the workload's namespace that may
  // select its pods, in the order of the run: those left out ask for a label that its pods lack.
  std::vector<const Object*> Selecting(std::string_view kind, const Workload& workload) const;
  // The objects of a kind that refer to a name, in the order of the run: autoscalers to that of
  // their target, bindings of roles to that of a subject.
  std::vector<const Object*> ReferringTo(std::string_view kind, std::string_view name) const;

 private:
  void AddReferences(const Object& object, std::uint32_t position);
  void AddSelector(const Object& object, std::uint32_t position);
  void AddWorkload(const Object& object, WorkloadKind kind);
  std::vector<const Object*> At(const std::vector<std::uint32_t>& positions) const;

  World world_;
  std::deque<Object> objects_;
  std::deque<Workload> workloads_;
  std::map<std::string_view, std::vector<const Object*>> by_kind_;
  std::map<std::string_view, std::vector<const Workload*>> by_namespace_;
  std::map<const Object*, const Workload*> by_object_;
  // Positions in `objects_`: by kind and name; by kind and a name that it refers to; by kind,
  // namespace, and a label that it asks for, or none.
  WordIndex names_;
  WordIndex references_;
  WordIndex selectors_;
  // Positions in `workloads_`, by namespace and a label of the pods.
  WordIndex pods_;
};

// Those of the workloads that are written nearest to an object.
std::vector<const Workload*> Nearest(const Object& beside, std::vector<const Workload*> workloads);

// Whether a workload of an open world may be a piece that Kustomize lays over another one, whose
// missing fields stand there: it has no containers, or some without an image, or neither a selector
// nor labels of its pods.
bool MayBePatch(const Workload& workload);

}  // namespace linter::k8s
