package services.andreas.events.steps;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Counts the call of a method and its jumps, and sends its searches in text through Steps. */
final class CountedMethod extends MethodVisitor {
    private static final String STEPS = Type.getInternalName(Steps.class);
    private static final Set<String> REPLACED =
            Arrays.stream(Steps.class.getMethods())
                    .map(method -> method.getName() + Type.getMethodDescriptor(method))
                    .collect(Collectors.toSet());

    CountedMethod(MethodVisitor original) {
        super(Opcodes.ASM9, original);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        step();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        step();
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
        String withOwner = "(L" + owner + ";" + descriptor.substring(1);
        if (opcode == Opcodes.INVOKEVIRTUAL && REPLACED.contains(name + withOwner)) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, withOwner, false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    private void step() {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "step", "()V", false);
    }
}
